Feature: 7 Stop a transaction

  A session ends when its driver, the operator or the cable says so, and for
  nobody else. Whoever ends it, the operator hears that it ended, and the
  place is free again when the cable is out.

  Acceptance script, function 7. OCPP 1.6 edition 2, sections 3.6, 4.10 and 5.12.

  Background:
    Given the station is online and idle

  @AC-7.1 @must @each_connector
  Scenario: The operator ends a session
    Given a session is running on the connector with card "ALICE"
    When the operator ends the session on the connector
    Then the station answers Accepted
    And the station reports the end of the session on the connector
    And the connector becomes Finishing or Available

  @AC-7.1 @must @each_connector
  Scenario: The place is free when the cable is out
    Given a session is running on the connector with card "ALICE"
    And the operator has ended the session on the connector
    When the driver unplugs the cable from the connector
    Then the connector is free

  @AC-7.2 @must @each_connector
  Scenario: The driver ends the session with the card that began it
    Given a session is running on the connector with card "ALICE"
    When the driver presents card "ALICE" at the connector
    Then the station reports the end of the session on the connector
    And the connector becomes Finishing or Available

  @AC-7.3 @must @needs.unplug_vehicle @each_connector
  Scenario: The session ends when the cable is pulled out of the car
    Given the setting "StopTransactionOnEVSideDisconnect" is "true"
    And a session is running on the connector with card "ALICE"
    When the cable is pulled out of the car at the connector
    Then the station reports the end of the session on the connector

  @AC-7.1 @should @each_connector
  Scenario: The operator's end of a session is named as such
    Given a session is running on the connector with card "ALICE"
    When the operator ends the session on the connector
    Then the station reports the end of the session on the connector with reason "Remote"

  @AC-7.1 @should @each_connector
  Scenario: An order to end an unknown session ends nothing
    Given a session is running on the connector with card "ALICE"
    When the operator ends a session that does not exist
    Then the station answers Rejected
    And the session on the connector goes on

  @AC-7.2 @should @each_connector
  Scenario: The driver's end of a session is named as such
    Given a session is running on the connector with card "ALICE"
    When the driver presents card "ALICE" at the connector
    Then the station reports the end of the session on the connector with reason "Local"

  @AC-7.2 @should @each_connector
  Scenario: Another driver's card does not end the session
    Given a session is running on the connector with card "ALICE"
    When the driver presents card "BOB" at the connector
    Then the session on the connector goes on

  @AC-7.2 @should @each_connector
  Scenario: A session is reported once
    When the driver completes a session on the connector with card "ALICE"
    Then the connector becomes Available
    And the session on the connector with card "ALICE" is reported once

  @AC-7.3 @should @needs.unplug_vehicle @each_connector
  Scenario: A pulled cable is named as the reason
    Given the setting "StopTransactionOnEVSideDisconnect" is "true"
    And a session is running on the connector with card "ALICE"
    When the cable is pulled out of the car at the connector
    Then the station reports the end of the session on the connector with reason "EVDisconnected"
