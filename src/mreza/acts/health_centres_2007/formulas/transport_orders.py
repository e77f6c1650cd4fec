"""A single transport: the nearest provider (article 39) and the seats of a vehicle (40)."""

from mreza.kernel.algebra import both, euros, greatest, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="39(1)",
    unit="EUR",
    sl="Cena prevoza do izbranega izvajalca",
    en="Price of the transport to the chosen provider",
    sl_summary="Kilometri in startnine po ceni točke.",
)
def chosen_price(
    chosen_km, rides, transport_start_fee, transport_points_per_km, transport_point_price
):
    """Kilometres and start fees at the price of a point."""
    points = chosen_km * transport_points_per_km + rides * transport_start_fee
    return euros(points * transport_point_price)


@formula(
    article="39(1)",
    unit="EUR",
    sl="Cena prevoza do najbližjega izvajalca",
    en="Price of the transport to the nearest provider",
    sl_summary="Kilometri in startnine po ceni točke.",
)
def nearest_price(
    nearest_km, rides, transport_start_fee, transport_points_per_km, transport_point_price
):
    """Kilometres and start fees at the price of a point."""
    points = nearest_km * transport_points_per_km + rides * transport_start_fee
    return euros(points * transport_point_price)


@formula(
    article="39(1)",
    unit="EUR",
    sl="Plača naročnik",
    en="Paid by the orderer",
    sl_summary="Ob ugotovljeni kršitvi razlika v ceni, nikoli manj kot nič.",
)
def charged_to_orderer(breach, chosen_price, nearest_price):
    """On an established breach the difference in price, never less than nothing."""
    return where(breach, greatest(0, chosen_price - nearest_price), 0)


@formula(
    article="39(1)",
    unit="EUR",
    sl="Plača Zavod",
    en="Paid by the insurer",
    sl_summary="Cena opravljenega prevoza brez dela, ki ga plača naročnik.",
)
def charged_to_insurer(chosen_price, charged_to_orderer):
    """The price of the transport done less what the orderer pays."""
    return chosen_price - charged_to_orderer


def _kilometres(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="km", scale=2, digits=6)


transport_difference = Table(
    name="transport_difference",
    title=Text("Razlika do najbližjega izvajalca", "Difference to the nearest provider"),
    about=Text("nalog za prevoz", "a travel order"),
    inputs=(
        Input("travel_order", "Nalog za prevoz", "Travel order", kind="text"),
        _kilometres("chosen_km", "Kilometri do izbranega izvajalca", "Kilometres to the chosen"),
        _kilometres(
            "nearest_km",
            "Kilometri do najbližjega ustreznega izvajalca",
            "Kilometres to the nearest suitable provider",
        ),
        Input(
            "rides", "Prevozi bolnikov", "Transports of patients", unit="ride", digits=4, default=1
        ),
        Input("breach", "Kršitev je ugotovljena", "A breach is established", kind="boolean"),
    ),
    formulas=(chosen_price, nearest_price, charged_to_orderer, charged_to_insurer),
)


@formula(
    article="40(1)",
    unit="person",
    decimals=0,
    sl="Osebe nad registriranimi sedeži",
    en="Persons above the registered seats",
    sl_summary="Sedečih oseb več od sedežev.",
)
def persons_above_seats(seated_persons, registered_seats):
    """Persons sitting beyond the seats."""
    return greatest(0, seated_persons - registered_seats)


@formula(
    article="40(1)",
    unit="person",
    decimals=0,
    sl="Osebe nad registriranimi ležišči",
    en="Persons above the registered beds",
    sl_summary="Ležečih oseb več od ležišč.",
)
def persons_above_beds(lying_persons, registered_beds):
    """Persons lying beyond the beds."""
    return greatest(0, lying_persons - registered_beds)


@formula(
    article="40(1)",
    sl="Število oseb je v mejah",
    en="The number of persons is within the limit",
    sl_summary="Vsaka oseba ima svoj sedež oziroma ležišče.",
)
def seats_respected(persons_above_seats, persons_above_beds):
    """Every person has a seat or a bed."""
    return both(persons_above_seats == 0, persons_above_beds == 0)


def _persons(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="person", digits=3, default=0)


transport_seats = Table(
    name="transport_seats",
    title=Text("Osebe in sedeži v vozilu", "Persons and seats of a vehicle"),
    about=Text("vožnja", "a drive"),
    inputs=(
        Input("vehicle", "Vozilo", "Vehicle", kind="text"),
        _persons("seated_persons", "Sedeče osebe", "Persons sitting"),
        _persons("lying_persons", "Ležeče osebe", "Persons lying"),
        _persons("registered_seats", "Registrirani sedeži", "Registered seats"),
        _persons("registered_beds", "Registrirana ležišča", "Registered beds"),
    ),
    formulas=(persons_above_seats, persons_above_beds, seats_respected),
)
