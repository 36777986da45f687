from toy import GROUPS

from orbitdc.scenario.schema import json_schema, scenario_model


def test_schema_carries_the_declarations():
    schema = json_schema(GROUPS)
    altitude = schema["$defs"]["orbit"]["properties"]["altitude_km"]
    assert (altitude["unit"], altitude["low"], altitude["high"], altitude["default"]) == ("km", 500, 1400, 650.0)
    assert {"minimum": 300, "maximum": 2000, "type": "number"} in altitude["anyOf"]
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["orbit"]["properties"]["mode"]["anyOf"][0]["enum"] == ["fixed", "tracking", "off"]


def test_model_accepts_what_the_loader_accepts():
    model = scenario_model(GROUPS)
    read = model.model_validate({"orbit": {"altitude_km": [500, "600 km"], "mode": "off"}, "cost": {"area_m2": None}})
    assert read.orbit.altitude_km == [500, "600 km"]
