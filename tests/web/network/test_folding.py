"""Names made comparable."""

from __future__ import annotations

import pytest

from mreza.rooms.network.folding import alphabetical, folded, words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Žalec", "zalec"),
        ("  ZD  ŠK. LOKA ", "zd sk. loka"),
        ("Mišič", "misic"),
        ("Đurđa", "durda"),
    ],
)
def test_case_accents_and_spaces_do_not_matter(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_words_are_parted_by_what_is_no_letter_or_digit() -> None:
    assert words("ZD Sl.Gradec, 3. člen") == ["zd", "sl", "gradec", "3", "clen"]


def test_the_slovene_alphabet_has_its_own_order() -> None:
    names = ["Žalec", "Zagorje", "Črnomelj", "Domžale", "Celje", "Šentjur", "Sevnica"]
    ordered = ["Celje", "Črnomelj", "Domžale", "Sevnica", "Šentjur", "Zagorje", "Žalec"]
    assert sorted(names, key=alphabetical) == ordered
