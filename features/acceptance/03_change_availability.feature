Feature: 3 Change availability

  The operator can take one connector, or the whole station, out of service
  and put it back, and can see at any time which places are usable. Drivers
  are never sent to a place that does not work.

  Acceptance script, function 3. OCPP 1.6 edition 2, sections 4.9 and 5.2.

  Background:
    Given the station is online and idle

  @AC-3.2 @AC-3.3 @must @each_connector
  Scenario: A connector goes out of service
    When the operator takes the connector out of service
    Then the station answers Accepted
    And the connector becomes Unavailable
    And the connector stays Unavailable

  @AC-3.1 @AC-3.3 @must @each_connector
  Scenario: A connector comes back into service
    Given the connector is out of service
    When the operator puts the connector back in service
    Then the station answers Accepted
    And the connector becomes Available
    And the connector stays Available

  @AC-3.2 @must
  Scenario: The whole station goes out of service
    When the operator takes the whole station out of service
    Then the station answers Accepted
    And the whole station becomes Unavailable
    And every connector becomes Unavailable

  @AC-3.1 @must
  Scenario: The whole station comes back into service
    Given the whole station is out of service
    When the operator puts the whole station back in service
    Then the station answers Accepted
    And the whole station becomes Available
    And every connector becomes Available

  @AC-3.4 @must
  Scenario: A restarted station says how every connector is
    When the station restarts
    Then the station reports itself and every connector with a known status

  @AC-3.5 @must @needs.error @each_connector
  Scenario: A connector in error says what is wrong
    When an error is provoked on the connector
    Then the connector reports an error

  @AC-3.1 @should
  Scenario: Putting back what is in service already is no mistake
    When the operator puts every connector back in service
    Then the station answers Accepted
    And no connector leaves Available

  @AC-3.2 @should @needs.two_connectors @each_connector
  Scenario: Taking one connector out of service leaves the others alone
    When the operator takes the connector out of service
    Then the connector becomes Unavailable
    And only the connector leaves Available

  @AC-3.2 @should @each_connector
  Scenario: A running session is not interrupted
    Given a session is running on the connector with card "ALICE"
    When the operator takes the connector out of service
    Then the station answers Scheduled
    And the session on the connector goes on

  @AC-3.2 @should @each_connector
  Scenario: A postponed change happens when the session ends
    Given a session is running on the connector with card "ALICE"
    And the operator has postponed taking the connector out of service
    When the driver leaves the connector with card "ALICE"
    Then the connector becomes Unavailable

  @AC-3.2 @should
  Scenario: Every connector stays out of service after a restart
    Given every connector is out of service
    When the station restarts
    Then every connector becomes Unavailable

  @AC-3.4 @should
  Scenario: A station as a whole is only ever usable, out of service or broken
    When the station restarts
    Then the whole station becomes Available, Unavailable or Faulted

  @AC-3.5 @should @needs.error @each_connector
  Scenario: A connector in error says more than a code
    When an error is provoked on the connector
    Then the connector reports an error in more words than a code
