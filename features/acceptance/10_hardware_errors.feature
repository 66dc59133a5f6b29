Feature: 10 Hardware errors

  A station that is broken says so, says where and says what, and says also
  when it is well again. The operator sends the right technician, once.

  Acceptance script, function 10. OCPP 1.6 edition 2, sections 4.9 and 7.6.

  Background:
    Given the station is online and idle

  @AC-10.1 @must @each_connector
  Scenario Outline: A provoked error is shown: <error>
    When the error "<error>" is provoked on the connector
    Then the connector reports an error

    @needs.error.communication_pin
    Examples:
      | error             |
      | communication pin |

    @needs.error.power_pin
    Examples:
      | error     |
      | power pin |

    @needs.error.phase_imbalance
    Examples:
      | error           |
      | phase imbalance |

    @needs.error.over_temperature
    Examples:
      | error            |
      | over temperature |

    @needs.error.connector_lock
    Examples:
      | error          |
      | connector lock |

  @AC-10.1 @must @needs.emergency_stop
  Scenario: A pressed emergency stop is shown
    When the driver presses the emergency stop
    Then the station reports an emergency

  @AC-10.1 @should @needs.error.communication_pin @each_connector
  Scenario: A car that cannot be understood is no broken connector
    When the error "communication pin" is provoked on the connector
    Then the connector reports an error
    And the connector does not become Faulted

  @AC-10.2 @must @needs.station_error
  Scenario: An error of the station itself is reported for the station
    When an error is provoked on the whole station
    Then the whole station reports an error

  @AC-10.3 @should @needs.error @each_connector
  Scenario: An error that is gone is shown to be gone
    Given an error has been provoked on the connector
    When the error on the connector is gone
    Then the connector reports that all is well
