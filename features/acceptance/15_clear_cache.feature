Feature: 15 Clear cache

  A station remembers cards that were accepted, so that their drivers need not
  wait. When the operator tells it to forget, it forgets: a card that was
  withdrawn must not go on charging.

  Acceptance script, function 15. OCPP 1.6 edition 2, sections 3.5.1 and 5.4.

  Background:
    Given the station is online and idle

  @AC-15.1 @must @needs.authorization_cache @needs.platform.clear_cache
  Scenario: The station forgets the cards it knows
    Given the setting "AuthorizationCacheEnabled" is "true"
    When the operator clears the cache
    Then the station answers Accepted

  @AC-15.1 @should @needs.authorization_cache @needs.platform.clear_cache @each_connector
  Scenario: A forgotten card is asked about again
    Given the setting "AuthorizationCacheEnabled" is "true"
    And the setting "LocalPreAuthorize" is "true"
    And the station remembers card "ALICE" on the connector
    And the operator has cleared the cache
    When the driver starts to charge on the connector with card "ALICE", cable first
    Then the station asks about card "ALICE" before any session starts
