"""Named reads of the room; each takes the day it needs."""
