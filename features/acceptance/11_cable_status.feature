Feature: 11 Cable status

  A driver who plugs in takes a place, and the operator sees it. Who plugs in
  and does nothing more does not keep the place looking busy for ever.

  Acceptance script, function 11. OCPP 1.6 edition 2, sections 4.9 and 9.1.

  Background:
    Given the station is online and idle

  @AC-11.1 @must @each_connector
  Scenario: A plugged cable makes the place occupied
    When the driver plugs the cable into the connector
    Then the connector becomes Preparing

  @AC-11.2 @must @each_connector
  Scenario: A place where nobody presents a card is given up in time
    Given the setting "ConnectionTimeOut" is "40"
    When the driver plugs the cable into the connector
    Then the connector is given up after 40 seconds

  @AC-11.3 @should @each_connector
  Scenario: An unplugged cable makes the place free again
    Given the cable is plugged into the connector
    When the driver unplugs the cable from the connector
    Then the connector becomes Available
