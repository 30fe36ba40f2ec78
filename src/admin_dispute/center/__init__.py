"""The application: `center.acting(actor)` is the only door.

Here stands the way of an act, from its request to its rows; `facts` looks up what a decision is given, `reading` is
what an actor may read, `upkeep` what happens without anybody acting.
"""
