Feature: 13 Diagnostics

  When something went wrong, the operator asks the station what happened, and
  for when. The station puts its own record where it was told to, or says that
  it could not.

  Acceptance script, function 13. OCPP 1.6 edition 2, sections 4.4, 5.9 and 7.24.

  Background:
    Given the station is online and idle

  @AC-13.1 @must @needs.diagnostics
  Scenario: The station names the file that it will deliver
    When the operator asks for diagnostics of the last hour
    Then the station names a file

  @AC-13.2 @must @needs.diagnostics
  Scenario: The station delivers the file that it named
    When the operator asks for diagnostics of the last hour
    Then the file that the station named arrives
    And the station reports the diagnostics as "Uploaded"

  @AC-13.2 @should @needs.diagnostics
  Scenario: The station says that it is delivering, and delivers what was asked for
    When the operator asks for diagnostics of the last hour
    Then the station reports the diagnostics as "Uploading, Uploaded"
    And the station reports the delivery only when it is done
    And the file that arrives tells of the last hour only

  @AC-13.3 @should @needs.diagnostics
  Scenario: A file that nobody takes is reported
    Given the file server takes no files
    When the operator asks for diagnostics of the last hour, with 2 more attempts
    Then the station reports the diagnostics as "UploadFailed"
    And the station tried 3 times to deliver the file
