Feature: 14 Past transactions

  When the line to the central system is down, drivers keep charging. The
  station remembers every session and reports it, complete and in the order it
  happened, once the line is back. Nobody charges for free, nobody pays twice.

  Acceptance script, function 14. OCPP 1.6 edition 2, sections 3.5 and 3.7.

  Background:
    Given the station is online and idle

  @AC-14.1 @must @each_connector
  Scenario: A session that ended while offline is reported
    Given a session is running on the connector with card "ALICE"
    And the station has lost its connection
    And the driver has ended the session on the connector with card "ALICE"
    When the connection returns
    Then the station reports the end of the session on the connector

  @AC-14.1 @must @needs.offline_start @each_connector
  Scenario: A session held while offline is reported
    Given the station may start sessions offline on the connector with card "ALICE"
    And the station has lost its connection
    And the driver has completed a session on the connector with card "ALICE"
    When the connection returns
    Then the station reports the start and the end of the session held offline on the connector with card "ALICE"

  @AC-14.1 @should @needs.offline_start @each_connector
  Scenario: What is reported late is reported once, in order and with its own times
    Given the station may start sessions offline on the connector with card "ALICE"
    And the station has lost its connection
    And the driver has completed a session on the connector with card "ALICE"
    When the connection returns
    Then the session held offline on the connector with card "ALICE" is reported once, in order and with its own times

  @AC-14.1 @should @each_connector
  Scenario: A late report of an end tells when it was
    Given a session is running on the connector with card "ALICE"
    And the station has lost its connection
    And the driver has ended the session on the connector with card "ALICE"
    When the connection returns
    Then the end of the session on the connector is reported once and with its own time

  @AC-14.2 @should @each_connector
  Scenario: Readings taken while offline arrive too
    Given the setting "MeterValueSampleInterval" is "30"
    And a session is running on the connector with card "ALICE"
    And the station has lost its connection
    And the session on the connector has gone on for 150 seconds
    When the connection returns
    Then the readings taken offline on the connector arrive in order
