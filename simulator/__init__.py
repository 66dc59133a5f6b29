"""A charge station in software: connectors, cars, cards, a meter; it speaks OCPP 1.6-J to any central system.

It is the station that the suite is tried on, and shares no code with the suite that judges it.
"""
