"""The cast of the features: who does something, and how it is done on the wire or at the station.

Acts only. What must follow is for matchers to say and for the bench to judge.
"""
