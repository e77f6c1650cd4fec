"""Texts made comparable: how names are searched and in which order they stand."""

from __future__ import annotations

import unicodedata

from mreza.site.collation import slovene_key


def folded(text: str) -> str:
    """Lower case, without accents, single spaces: `Žalec ` and `zalec` are the same."""
    plain = text.casefold().replace("đ", "d")
    letters = unicodedata.normalize("NFD", plain)
    return " ".join("".join(x for x in letters if not unicodedata.combining(x)).split())


def words(text: str) -> list[str]:
    """The folded words of a query; what is no letter or digit parts them."""
    return "".join(x if x.isalnum() else " " for x in folded(text)).split()


def alphabetical(text: str) -> str:
    """A text that sorts by code point as `text` sorts in the Slovene alphabet."""
    return "".join(chr(place) for place in slovene_key(text))
