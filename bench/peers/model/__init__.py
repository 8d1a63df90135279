"""The model of engine/README.md once more, in plain Python: the judge of every peer's answer.

Written from that page alone; shares no code with the engine. Slow and obvious on purpose.
"""
