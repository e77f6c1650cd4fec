"""What the tables of the guidelines share: services, labels and the inputs that name a row."""

from mreza.kernel.table import Input
from mreza.kernel.text import Text

SERVICES = {
    "institutional_care": Text("institucionalno varstvo", "institutional care"),
    "ltc_institution": Text("dolgotrajna oskrba v instituciji", "long-term care in an institution"),
    "ltc_home": Text("dolgotrajna oskrba na domu", "long-term care at home"),
    "home_help": Text("pomoč družini na domu", "home help"),
    "special_conditions": Text(
        "vodenje, varstvo in zaposlitev pod posebnimi pogoji",
        "guidance, protection and employment under special conditions",
    ),
}
PROVIDER = Input("provider", "Izvajalec", "Provider", kind="text")
MONTH = Input("month", "Mesec", "Month", kind="text", optional=True)
LAST_MONTH = Input(
    "month", "Zadnji mesec obdobja", "Last month of the period", kind="text", optional=True
)


def service(*allowed: str) -> Input:
    """The service a row is about; where the guidelines allow one only, it need not be said."""
    return Input(
        "service",
        "Storitev",
        "Service",
        kind="text",
        choices=allowed,
        default=allowed[0] if len(allowed) == 1 else None,
        labels={name: SERVICES[name] for name in allowed},
    )


def count(name: str, sl: str, en: str, unit: str) -> Input:
    """A counted number; a provider that has not counted gives no data, which is not 0."""
    return Input(name, sl, en, unit=unit, digits=9, optional=True)


def yes_no(name: str, sl: str, en: str) -> Input:
    """A fact of a record that is false unless it is said."""
    return Input(name, sl, en, kind="boolean", default=False)
