Feature: 4 Get configuration

  The operator can read how a station is set up, all of it at once or one
  setting by itself. Who cannot read a setting cannot explain why a station
  behaves as it does.

  Acceptance script, function 4. OCPP 1.6 edition 2, sections 5.8 and 9.

  Background:
    Given the station is online and idle

  @AC-4.1 @must
  Scenario: The station tells how many settings it has
    When the operator reads all settings
    Then the station lists its settings

  @AC-4.2 @must
  Scenario: The station's list of settings is complete
    When the operator reads all settings
    Then every setting is listed once and says whether it can be changed
    And the list has every setting that a station must have

  @AC-4.2 @should
  Scenario: A setting read by itself is the same as in the list
    Given the operator has read all settings
    When the operator reads every setting by itself
    Then every setting is the same as in the list

  @AC-4.2 @should
  Scenario: The station says that it does not know a setting
    When the operator reads the setting "NoSuchSetting"
    Then the station does not know the setting "NoSuchSetting"

  @AC-4.2 @should
  Scenario: The list has the settings of every feature that the station claims
    When the operator reads all settings
    Then the list has the settings of every feature profile that the station claims

  @AC-4.2 @should
  Scenario: Every standard setting has a value of its kind
    When the operator reads all settings
    Then every standard setting has a value of its kind
