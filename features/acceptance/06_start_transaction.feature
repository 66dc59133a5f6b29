Feature: 6 Start a transaction

  A session starts because a driver with a valid card wants it, or because the
  operator orders it for one. It starts where it should, for whom it should,
  and for nobody else.

  Acceptance script, function 6. OCPP 1.6 edition 2, sections 3.6, 4.1, 4.8 and 5.11.

  Background:
    Given the station is online and idle

  @AC-6.1 @must @each_connector
  Scenario: The operator starts a session, the cable is in already
    Given the cable is plugged into the connector
    When the operator starts a session on the connector for card "ALICE"
    Then the station answers Accepted
    And a session starts on the connector with card "ALICE"
    And the connector becomes Charging or SuspendedEV

  @AC-6.1 @must @each_connector
  Scenario: The operator starts a session, the cable follows
    Given the operator has started a session on the connector for card "ALICE"
    When the driver plugs the cable into the connector
    Then a session starts on the connector with card "ALICE"
    And the connector becomes Charging or SuspendedEV

  @AC-6.2 @must @each_connector
  Scenario Outline: A driver with a valid card starts a session, <order> first
    Given the setting "LocalPreAuthorize" is "false"
    When the driver starts to charge on the connector with card "ALICE", <order> first
    Then the station asks about card "ALICE" before any session starts
    And a session starts on the connector with card "ALICE"
    And the connector becomes Charging or SuspendedEV

    Examples:
      | order |
      | card  |
      | cable |

  @AC-6.3 @must @each_connector
  Scenario Outline: A card that is <answer> starts nothing
    Given the setting "LocalPreAuthorize" is "false"
    And the operator answers <answer> about card "MALLORY"
    When the driver starts to charge on the connector with card "MALLORY", cable first
    Then the station asks about card "MALLORY" before any session starts
    And no session starts
    And the connector does not become Charging
    And the connector is as it was before card "MALLORY"

    Examples:
      | answer  |
      | Invalid |
      | Blocked |
      | Expired |

  @AC-6.1 @should @each_connector
  Scenario: The station keeps to the number that the session was given
    Given the cable is plugged into the connector
    And the setting "MeterValueSampleInterval" is "30"
    When the operator starts a session on the connector for card "ALICE"
    Then the start on the connector is reported with a plausible meter reading and time
    And the readings on the connector carry the number that the session was given

  @AC-6.2 @should @each_connector
  Scenario: A session that starts is reported once
    When the driver starts to charge on the connector with card "ALICE", cable first
    Then a session starts on the connector with card "ALICE"
    And the session on the connector with card "ALICE" is reported once

  @AC-6.2 @should @needs.authorization_cache @each_connector
  Scenario: A driver whose card the station remembers need not wait
    Given the setting "LocalPreAuthorize" is "true"
    And the setting "AuthorizationCacheEnabled" is "true"
    And the station knows card "ALICE" from a session on the connector
    When the driver starts to charge on the connector with card "ALICE", cable first
    Then a session starts on the connector with card "ALICE"
    And the station does not ask about card "ALICE"

  @AC-6.3 @should @needs.two_connectors
  Scenario: A card that charges elsewhere already starts nothing
    Given the setting "LocalPreAuthorize" is "false"
    And a session is running on connector 1 with card "ALICE"
    And the operator answers ConcurrentTx about card "ALICE"
    When the driver starts to charge on connector 2 with card "ALICE", cable first
    Then no session starts
    And the session on connector 1 goes on
