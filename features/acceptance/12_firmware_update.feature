Feature: 12 Remote firmware update

  The operator gives a station new software from afar. The station fetches
  it, says how far it is, starts anew when no driver is charging, and survives
  a file that is missing or broken.

  Acceptance script, function 12. OCPP 1.6 edition 2, sections 4.5, 5.19 and 7.25.

  Background:
    Given the station is online and idle

  @AC-12.1 @must @needs.firmware @lockout
  Scenario: The station fetches and installs new firmware
    When the operator orders a firmware update
    Then the station fetches the firmware
    And the station reports the firmware as "Downloading, Installed"

  @AC-12.2 @must @needs.firmware @lockout
  Scenario: A free station starts anew by itself
    When the operator orders a firmware update
    Then the station registers again

  @AC-12.2 @must @needs.firmware @lockout @each_connector
  Scenario: A running session is not cut short by an update
    Given a session is running on the connector with card "ALICE"
    When the operator orders a firmware update
    Then the update waits for the session on the connector

  @AC-12.2 @must @needs.firmware @lockout @each_connector
  Scenario: The station starts anew when the last session has ended
    Given a session is running on the connector with card "ALICE"
    And the operator has ordered a firmware update
    And the session on the connector has gone on for 60 seconds
    When the driver leaves the connector with card "ALICE"
    Then the station registers again

  @AC-12.1 @should @needs.firmware @lockout
  Scenario: The station reports every stage of an update
    When the operator orders a firmware update
    Then the station reports the firmware as "Downloading, Downloaded, Installing, Installed"
    And the station registers with the new firmware version

  @AC-12.3 @should @needs.firmware @lockout
  Scenario: A firmware file that is missing is reported
    Given the firmware file is missing
    When the operator orders a firmware update
    Then the station reports the firmware as "DownloadFailed"
    And the station still answers

  @AC-12.3 @should @needs.firmware @lockout
  Scenario: A firmware file that is broken is reported
    Given the firmware file is broken
    When the operator orders a firmware update
    Then the station reports the firmware as "InstallationFailed"
    And the station still answers
