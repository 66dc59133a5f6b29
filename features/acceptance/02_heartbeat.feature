Feature: 2 Heartbeat

  A station that has nothing to say shows now and then that it is still there.
  The operator hears of a dead station within the hour, not from an angry
  driver.

  Acceptance script, function 2. OCPP 1.6 edition 2, sections 4.6 and 9.1.

  Background:
    Given the station is online and idle

  @AC-2.3 @must
  Scenario: A station that was told nothing shows itself at least every hour
    When the operator reads the setting "HeartbeatInterval"
    Then the setting "HeartbeatInterval" is between 1 and 3600

  @AC-2.1 @must
  Scenario: The station shows itself at the rhythm it was given when it registered
    Given the operator gives the station a rhythm of 45 seconds when it registers
    When the station restarts
    Then the station shows itself every 45 seconds

  @AC-2.2 @must
  Scenario: The station shows itself when it is asked
    Given the station seldom shows itself
    When the operator asks the station to show itself
    Then the station answers Accepted
    And the station shows itself

  @AC-2.4 @must
  Scenario: The operator changes the rhythm
    When the operator changes the setting "HeartbeatInterval" to "20"
    Then the station answers Accepted
    And the station shows itself every 20 seconds

  @AC-2.3 @must @slow
  Scenario: A station that is told to show itself every hour does
    When the operator changes the setting "HeartbeatInterval" to "3600"
    Then the station answers Accepted
    And the station shows itself within 3600 seconds
