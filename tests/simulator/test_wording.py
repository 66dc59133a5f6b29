"""What is said is written as the library would write it, each name asked for once."""

from __future__ import annotations

from typing import Any

import pytest
from ocpp.charge_point import camel_to_snake_case, remove_nones, serialize_as_dict, snake_to_camel_case
from ocpp.v16 import call, call_result, datatypes
from ocpp.v16.enums import ChargePointErrorCode, ChargePointStatus, ConfigurationStatus, Measurand

from simulator.wording import fields_of, members_of

SAMPLE = datatypes.SampledValue(value="80", measurand=Measurand.soc)


@pytest.mark.parametrize(
    "payload",
    [
        call.Heartbeat(),
        call.StatusNotification(2, ChargePointErrorCode.no_error, ChargePointStatus.available, info=None),
        call.MeterValues(1, [datatypes.MeterValue("2026-01-01T00:00:00Z", [SAMPLE])], transaction_id=7),
        call.MeterValues(1, [{"timestamp": "2026", "sampled_value": [{"value": "1", "unit": None}]}]),
        call_result.GetConfiguration([{"key": "a_b", "readonly": False, "value": None}], None),
        call_result.ChangeConfiguration(ConfigurationStatus.reboot_required),
    ],
)
def test_a_payload_has_the_members_that_the_library_gives_it(payload: Any) -> None:
    assert members_of(payload) == remove_nones(snake_to_camel_case(serialize_as_dict(payload)))


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"idTagInfo": {"status": "Accepted", "expiryDate": None}},
        {"csChargingProfiles": {"chargingSchedule": {"chargingSchedulePeriod": [{"startPeriod": 0}]}}},
        None,
        ["a", {"parentIdTag": 1}],
    ],
)
def test_fields_have_the_names_that_the_library_gives_them(members: Any) -> None:
    assert fields_of(members) == camel_to_snake_case(members)
