"""Invented documents in the two layouts that plans are read from, with their oddities in small.

None of the words are those of an official document. Lines end with a space where a word is whole,
as a converter of a page with narrow columns leaves them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

_ROWS = """
Priloga
AKCIJSKI NAČRT ZA PREIZKUS BRANJA 2022 – 2035 (PREIZKUS) ZA OBDOBJE 2022-2025
1. Prvo poglavje (k točki 5.1)
Strateški cilj: Preizkusiti branje.
Specifični cilji:
 1.1 Prvi cilj, ki gre
v dve vrstici.
 1.2 Drugi cilj.
Potrebne aktivnosti/ ukrepi:
1
1 Roki so okvirni.
 Aktivnosti/ ukrepi Roki Nosilci Merilo Finančn¬
a
sredstva
Cilj
A1 Pripraviti merila za preizkus in jih
potrditi na sestanku.
2022-¬
2023
Vlada,
MZ, Zbornice
in
združenja
Razvito
merilo, dogodek
letno
Proraču¬
n MZ
Evropsk¬
a
sredstva
1.1
1.2
A2 Spremljati izvajanje in poskrbeti za prostore in
Stalna
naloga
MIIZŠ, izvajalci
Trije
dogodki
letno
Drugo
1.1
2. Drugo poglavje (k točki 5.2)
Strateški cilj: Preizkusiti drugo.
Specifični cilji:
 2.1 Tretji cilj.
Potrebne aktivnosti/ ukrepi:
 Aktivnosti/ukrepi Roki Nosilci Merilo Finančna
sredstva
Cilj
A4 Izvesti predstavitev.
2022-¬
2032
NIJZ;
MJU
10 %
oddelkov
Redno
delo
2.1
opremo na terenu.
A3 Oceniti stanje,
2025 MZ Poročilo Proračun
2.1
A4 poskrbeti za objavo.
2025 MZ Poročilo Proračun
2.1
"""
# "¬" stands where a narrow column broke a word; every other line ends with a space.
ROWS = "".join(
    f"{line[:-1]}\n" if line.endswith("¬") else f"{line} \n" for line in _ROWS.split("\n")
)
BLOCKS = """[image: ]
Uvod v dokument, ki ni ukrep.
NACIONALNI IZVEDBENI NAČRT ZA PREIZKUS 2025 – 2026
1. Cilj: Preizkusiti bloke
Pojasnilo cilja.
 1. Cilj: Preizkusiti bloke
 Področje:
 Ukrepi
 Namen ukrepa
 Nosilec ukrepa
 Sodelujoči
 Finančni vir
 Ocena finanč. sredstev
 Rok izvedbe
 Kazalnik-i
 1.1: Prvo področje
 Ukrep 1.1.1:
Prvi ukrep
 Namen prvega.
MDDSZ
 MDDSZ
 MJU
CSD in drugi
 Proračun RS – redna sredstva in OP EKP 2021-2027
 V letih 2025 in 2026 900.000 EUR.
 30. 6. 2025 (skupina),
15. 3. 2026/2028 (poročili)
 - 30% delež odločb;
- imenovanih vsaj 18 zastopnikov
 [bookmark: _Hlk1]Ukrep 1.1.2.: Drugi ukrep
 Namen drugega.
 MSP
 Izvajalci, izbrani preko naročila
 ESS+/SLO
 5 mio EUR na leto
 31. 12. 2026
Ukrep se bo nadaljeval tudi v letu 2027
 Ciljna vrednost 4.320 oseb za celotno obdobje.
25 % oseb z izhodom (oz. 1.080 oseb).
2. Cilj: Preizkusiti programe
Še eno pojasnilo.
 2. Cilj: Preizkusiti programe
 Ukrep: 2.1: Programi
 Širitev vseh
 MDDSZ
 Izvajalci programov
 Proračun RS
 Leto 2025: 1.500.000,50 EUR,
leto 2026: 2.000 EUR
Opomba: cca 10% navedenih sredstev za posebna mesta
 Okrepljena mreža (leto 2022)
 Širitev nastanitvenih
 MDDSZ
 Izvajalci programov
 Proračun RS
 31. 12. 2026
 Za 12 % povečano število programov (leto 2022)
 Ukrep 2.2: Skupni
 Namen skupnega.
 MDDSZ
 CSD
 Proračun RS
 Finančna sredstva so zagotovljena v okviru sprejetega načrta (2025: 6.783.000 in 2026: 9.283.000)
 Ukrepi 2.2, 2.3 se bodo izvajali tudi po obdobju načrta.
 KRVS: 11 %; KRZS: 6 %
 Ukrep 2.3: Drugi skupni
 Namen drugega skupnega.
 MDDSZ
 CSD
 Proračun RS
 Dodatna sredstva niso predvidena
 Število enot in število oseb
"""


def rows() -> bytes:
    return ROWS.encode()


def blocks() -> bytes:
    return BLOCKS.encode()


def docx(parts: Sequence[str | Sequence[Sequence[str]]]) -> bytes:
    """A word-processor file of paragraphs (texts) and tables (rows of cells)."""
    from docx import Document

    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=0, cols=max(map(len, part)))
        for row in part:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
