"""Mass rows: services rendered, chosen doctors, quantities. Parquet files read by DuckDB in place.

`schema` says what a row is, `checking` validates a file before anything is kept, `store` holds
what was committed, as numbered snapshots that never change, `stages` keeps steps of long runs.
"""
