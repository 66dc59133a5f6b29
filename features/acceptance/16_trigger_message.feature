Feature: 16 Trigger message

  The operator can ask a station how it is instead of waiting until it says
  so. After a start, that is how the picture of the site becomes complete.

  Acceptance script, function 16. OCPP 1.6 edition 2, section 5.17.

  Background:
    Given the station is online and idle

  @AC-16.1 @must
  Scenario: A station that has just started says how it is when asked
    Given the station has restarted
    When the operator asks for the status of the station
    Then the station answers Accepted
    And the station reports a status when asked

  @AC-16.1 @must
  Scenario: The station says how every connector is when asked
    Given the station has restarted
    When the operator asks for the status of every connector
    Then the station answers Accepted
    And the station reports the status of every connector when asked

  @AC-16.2 @should
  Scenario: Asked about a connector that does not exist, the station says nothing of it
    When the operator asks for the status of a connector that does not exist
    Then the station refuses
    And the station reports nothing of that connector
