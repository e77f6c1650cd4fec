"""The kernel: rules written once, run on one case or on a nation, and explained.

    formula, table, parameter, act   what a rule is and how a document's rules hang together
    algebra                          the words formulas are written in, beyond + - *
    columns, intervals, missing      the kinds of values, beside Decimal, that formulas compute with
    engines                          exact (Decimal), duck (DuckDB), spark
    explanation, rendering           why a number is what it is: the steps as data, then as words
    rows, numerals                   reading what people give us
    variants                         what if
    lint, printed, ledger, cases     an act checked: its tables, its clauses, its worked examples

No Django, no act, no clock, no network. Import the modules; nothing is loaded here.
"""
