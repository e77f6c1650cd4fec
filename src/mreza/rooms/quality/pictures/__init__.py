"""Pictures drawn by hand as SVG: places only; templates draw them, words come with the marks."""
