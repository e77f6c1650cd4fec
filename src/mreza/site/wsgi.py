"""The WSGI application: `gunicorn mreza.site.wsgi`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mreza.site.settings")
application = get_wsgi_application()
