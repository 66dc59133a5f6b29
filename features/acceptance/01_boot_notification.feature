Feature: 1 Boot notification

  A station that starts says which machine it is before it says anything else.
  The operator knows what is standing there, which software it runs, and
  through which SIM card it speaks.

  Acceptance script, function 1. OCPP 1.6 edition 2, section 4.2.

  Background:
    Given the station is online and idle

  @AC-1.1 @must
  Scenario: A restarted station says who made it and which model it is
    When the station restarts
    Then the station registers with its vendor and model

  @AC-1.2 @must
  Scenario: A restarted station says its serial number, SIM card and firmware version
    When the station restarts
    Then the station registers with its serial number, SIM card number and firmware version

  @AC-1.1 @should
  Scenario: A station that is not admitted yet says nothing else
    Given the operator admits the station only at its second registration
    When the station restarts
    Then the station says nothing but its registration until it is admitted

  @AC-1.1 @should
  Scenario: A station says the same about itself at every start
    When the station restarts
    Then the station registers as it did before

  @AC-1.2 @should
  Scenario: What the station says about itself has the permitted form
    When the station restarts
    Then the station registers in the permitted form
