Feature: 8 Meter readings

  The driver pays for energy, so the meter's readings must arrive: at the
  start, at the end, and in between as often as the operator asks. They never
  run backwards.

  Acceptance script, function 8. OCPP 1.6 edition 2, sections 3.16, 4.7, 7.31 and 9.1.

  Background:
    Given the station is online and idle

  @AC-8.1 @must @each_connector
  Scenario: A session has a reading at its start and at its end
    When the driver completes a session on the connector with card "ALICE"
    Then the start and the end on the connector are reported with meter readings

  @AC-8.2 @must
  Scenario: The operator sets how often readings are reported
    When the operator changes the setting "MeterValueSampleInterval" to "45"
    Then the station answers Accepted

  @AC-8.2 @must @each_connector
  Scenario: Readings arrive at the rhythm that the operator set
    Given the setting "MeterValueSampleInterval" is "30"
    When the driver starts to charge on the connector with card "ALICE", cable first
    Then readings on the connector arrive every 30 seconds

  @AC-8.3 @must @each_connector
  Scenario: Readings tell voltage, current and power
    Given the setting "MeterValueSampleInterval" is "30"
    And the operator wants readings to tell voltage, current, power and energy
    When the driver starts to charge on the connector with card "ALICE", cable first
    Then every reading on the connector tells voltage, current and power

  @AC-8.1 @should @each_connector
  Scenario: The energy of a session adds up
    Given the setting "MeterValueSampleInterval" is "30"
    When the driver completes a session on the connector with card "ALICE"
    Then the meter on the connector did not run backwards between start and end

  @AC-8.2 @should @each_connector
  Scenario: Readings belong to their session and never run backwards
    Given the setting "MeterValueSampleInterval" is "30"
    When the driver starts to charge on the connector with card "ALICE", cable first
    Then the readings on the connector carry the number that the session was given
    And no register on the connector runs backwards

  @AC-8.2 @should @each_connector
  Scenario: Readings arrive by the clock where the operator wants that
    Given the operator wants readings by the clock to tell energy
    And the setting "ClockAlignedDataInterval" is "60"
    When the driver starts to charge on the connector with card "ALICE", cable first
    Then readings on the connector arrive by the clock every 60 seconds

  @AC-8.3 @should @each_connector
  Scenario: Voltage, current and power fit each other
    Given the setting "MeterValueSampleInterval" is "30"
    And the operator wants readings to tell voltage, current, power and energy
    When the driver starts to charge on the connector with card "ALICE", cable first
    Then power fits voltage and current in every reading on the connector
