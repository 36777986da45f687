"""A small set of sections with which scenarios are tested apart from the domain."""

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, choice, given, param


@dataclass(frozen=True, kw_only=True)
class OrbitGroup:
    altitude_km: Array = param(650.0, "km", text="Altitude", bounds=(300, 2000), low=500, high=1400, kind="design")
    plane_count: Array = param(12.0, "1", text="Planes", bounds=(1, 2000), kind="design", integer=True)
    mode: Array = choice("fixed", ("fixed", "tracking", "off"), text="Mode")


@dataclass(frozen=True, kw_only=True)
class CostGroup:
    price_usd_per_kg: Array = param(
        500.0, "USD/kg", text="Price", bounds=(0, 1e6), low=150, high=1800, scale="log", favors_orbit="low",
        currency_year=2026, boundary="contract", source="report_2026", confidence="low",
    )  # fmt: skip
    efficiency: Array = param(0.5, "1", text="Efficiency", bounds=(0, 1), low=0.3, high=0.8, favors_orbit="high")
    limit_c: Array = param(85.0, "deg_C", text="Limit", bounds=(0, 250), kind="design")
    rise_k: Array = param(10.0, "K", text="Rise", bounds=(0, 60), kind="design")
    area_m2: Array | None = given("m2", text="Area", bounds=(0.01, 1e6))


@dataclass(frozen=True, kw_only=True)
class ExtraGroup:
    drag: Array = param(2.2, "1", text="Drag", bounds=(1, 4), low=2.0, high=2.8, favors_orbit="low")


GROUPS: dict[str, type] = {"orbit": OrbitGroup, "cost": CostGroup}
MORE_GROUPS: dict[str, type] = {"extra": ExtraGroup, **GROUPS}
