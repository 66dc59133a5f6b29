Feature: 5 Set configuration

  The operator can change how a station behaves without sending somebody
  there. A change is either made and visible, or refused in words that say
  why; never half of each.

  Acceptance script, function 5. OCPP 1.6 edition 2, sections 5.3 and 9.

  Background:
    Given the station is online and idle

  @AC-5.1 @must
  Scenario: Every setting that can be changed is changed
    When the operator changes every setting that can be changed
    Then every change is accepted
    And every change can be read back

  @AC-5.2 @should
  Scenario: A setting that can only be read is not changed
    When the operator changes the setting "NumberOfConnectors" to "99"
    Then the station answers Rejected
    And the setting "NumberOfConnectors" keeps its value

  @AC-5.2 @should
  Scenario: A setting that does not exist is not supported
    When the operator changes the setting "NoSuchSetting" to "1"
    Then the station answers NotSupported

  @AC-5.2 @should
  Scenario Outline: A value that makes no sense is refused (<setting>)
    When the operator changes the setting "<setting>" to "<value>"
    Then the station refuses
    And the setting "<setting>" keeps its value

    Examples:
      | setting                  | value    |
      | HeartbeatInterval        | soon     |
      | MeterValueSampleInterval | -1       |
      | LocalPreAuthorize        | perhaps  |
      | MeterValuesSampledData   | Kindness |
