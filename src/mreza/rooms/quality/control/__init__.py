"""Statistical process control: limits, charts and signals. Pure; knows no database and no law.

Statistics are estimates and use binary fractions; figures of the law never pass through here, they
are only plotted beside what this package says of them.
"""
