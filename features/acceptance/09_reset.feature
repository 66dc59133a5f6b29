Feature: 9 Reset

  The operator can restart a station that has lost its way, gently or at
  once, and it comes back by itself, without a technician on the road.

  Acceptance script, function 9. OCPP 1.6 edition 2, sections 4.2 and 5.14.

  Background:
    Given the station is online and idle

  @AC-9.1 @must
  Scenario: A station that is restarted at once comes back
    When the operator orders a hard reset
    Then the station answers Accepted
    And the station registers again
    And the station reports itself and every connector with a known status

  @AC-9.2 @must
  Scenario: A station that is restarted gently comes back
    When the operator orders a soft reset
    Then the station answers Accepted
    And the station registers again
    And the station reports itself and every connector with a known status

  @AC-9.1 @should
  Scenario: A restart really ends the connection
    When the operator orders a hard reset
    Then the station leaves and connects again

  @AC-9.2 @should @each_connector
  Scenario: A gentle restart ends a running session first
    Given a session is running on the connector with card "ALICE"
    When the operator orders a soft reset
    Then the station reports the end of the session on the connector with reason "SoftReset"
    And the station registers again
