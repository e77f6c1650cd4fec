"""Django settings: decided here, except for the few things `environment` lists."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from mreza.site import environment
from mreza.site.database import configure

BASE_DIR = Path(__file__).resolve().parent
DATA_DIR = environment.data_folder()
DEMO = environment.flag("MREZA_DEMO")
# The day that counts as today, for a demonstration or a test; empty: the clock's.
TODAY = environment.text("MREZA_TODAY")
DEBUG = environment.flag("MREZA_DEBUG")
HTTPS = environment.flag("MREZA_HTTPS")
SECRET_KEY = environment.secret_key(DATA_DIR)
ALLOWED_HOSTS = environment.names("ALLOWED_HOSTS", environment.LOCAL_HOSTS)
DATABASES = {
    "default": configure(
        environment.text("DATABASE_URL"),
        DATA_DIR,
        durable=not environment.flag("MREZA_DATABASE_FAST"),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Rooms, lowest floor first. Removing a room's folder removes the room.
ROOMS = [
    "calculations", "network", "law", "obligations", "contracts", "realisation", "settlement",
    "workforce", "care", "incidents", "quality", "improvement",
    "health_workforce", "licensing", "plans", "portal",
]  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_htmx",
    "ninja",
    "mreza.site.accounts",
    *[f"mreza.rooms.{room}" for room in ROOMS if find_spec(f"mreza.rooms.{room}")],
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mreza.site.headers.ContentSecurityPolicy",
    "mreza.site.errors.ApiManners",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mreza.site.accounts.language.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "mreza.site.urls"
WSGI_APPLICATION = "mreza.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mreza.site.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "mreza.site.accounts.templatetags.mreza_format",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["mreza.site.accounts.backend.NameOrEmail"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "sl"
LANGUAGES = [("sl", _("Slovene")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Ljubljana"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Files are served from where they lie: nothing to collect, and nothing to forget to collect.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600

SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# Files go to the disk as they come; only their own limit holds for them.
FILE_UPLOAD_HANDLERS = ["mreza.site.uploads.LimitedFile"]
UPLOAD_MAX_MB = environment.number("MREZA_UPLOAD_MB", 2048)
# What `mreza demo` makes of rows that never were: unit, region or nation; empty makes none.
DEMO_SCALE = environment.text("MREZA_DEMO_SCALE")
DEMO_ROWS = environment.number("MREZA_DEMO_ROWS", 0) or None
DEMO_SEED = environment.number("MREZA_DEMO_SEED", 2007)

# Letters go where MREZA_EMAIL_URL says; links in them lead to SITE_URL.
MAIL = environment.mail()
EMAIL_BACKEND, EMAIL_FILE_PATH = MAIL.backend, DATA_DIR / "mail"
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = MAIL.host, MAIL.port, 30
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.ssl, MAIL.tls
DEFAULT_FROM_EMAIL = environment.text("MREZA_EMAIL_FROM") or "mreza@localhost"
SITE_URL = (environment.text("MREZA_SITE_URL") or "http://localhost").rstrip("/")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
