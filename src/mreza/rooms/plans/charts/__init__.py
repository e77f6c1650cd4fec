"""Charts of a plan: what stands of its measures, as a picture and as the table of the picture.

Each module makes one `Chart` from `MeasureState` rows; pages, files and paper show the same one.
"""
