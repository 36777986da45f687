"""What power, cooling, network and operations leave of the orbital fleet's throughput."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.interruptions import planned_stop_s
from orbitdc.compute.parameters import WORKLOADS, ComputeParameters
from orbitdc.compute.result import PayloadResult, SupportResult
from orbitdc.compute.throttle import relative_throughput
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.fleet.result import FleetResult
from orbitdc.link.result import LinkResult
from orbitdc.orbit.result import OrbitResult
from orbitdc.radiation.parameters import RadiationParameters
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.calendar import HOURS_PER_YEAR
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.result import PowerResult, SpacecraftResult
from orbitdc.thermal.result import RadiatorResult

DAYS_PER_YEAR = 365.25
SECONDS_PER_DAY = 86400.0
SECONDS_PER_YEAR = DAYS_PER_YEAR * SECONDS_PER_DAY
SMALLEST_SHARE = 1.0e-12


def powered_throughput(
    *,
    sunlit_fraction: Array | float,
    eclipse_throughput: Array | float,
    sustained_throughput: Array | float,
    eclipses_per_year: Array | float,
    planned_stop_s: Array | float,
) -> Array:
    """Return the share of throughput that eclipse and array leave, by month and third of its days.

    share = (sunlit + (1 - sunlit) x eclipse throughput) x sustained throughput - transition loss.
    The loss of a year, eclipses x planned stop / year x (1 - eclipse throughput), is spread over the months in
    proportion to their dark time, and nothing falls below zero.

    Parameters
    ----------
    sunlit_fraction : share of time in sunlight, shape (12, 3, *dims).
    eclipse_throughput, sustained_throughput : throughput on battery, and of the array's sustained power, 0..1.
    eclipses_per_year : eclipses per year.
    planned_stop_s : work lost around an eclipse that compute waits through, s.

    Returns
    -------
    Array : share of throughput, shape (12, 3, *dims).
    """
    dark: Array = 1 - np.asarray(sunlit_fraction, dtype=np.float64)
    waiting = 1 - np.asarray(eclipse_throughput, dtype=np.float64)
    mean_dark = np.add.reduce(dark, axis=(0, 1)) / (dark.shape[0] * dark.shape[1])
    lost_year = np.asarray(eclipses_per_year) * planned_stop_s / SECONDS_PER_YEAR
    lost_per_dark = np.where(mean_dark > 0, lost_year / np.maximum(mean_dark, SMALLEST_SHARE), 0.0)
    share: Array = np.maximum(1 - dark * (waiting * (1 + lost_per_dark)), 0.0) * sustained_throughput
    return share


def storm_outage_d_per_yr(
    *, storm_days_per_yr: Array | float, days_per_storm: Array | float, planned_stop_s: Array | float
) -> Array:
    """Return the days of a year that solar particle events take: safe mode, and the stop before and start after it.

    days = safe-mode days x (1 + planned stop / length of one safe mode).

    Parameters
    ----------
    storm_days_per_yr : days per year in safe mode.
    days_per_storm : days of one safe mode.
    planned_stop_s : work lost around one planned stop, s.

    Returns
    -------
    Array : days per year.
    """
    around = np.asarray(planned_stop_s, dtype=np.float64) / (SECONDS_PER_DAY * np.asarray(days_per_storm))
    days: Array = np.asarray(storm_days_per_yr) * (1 + around)
    return days


def outage_fraction(*, link_outage_fraction: Array | float, storm_days_per_yr: Array | float) -> Array:
    """Return the share of hours in which nothing is delivered, from independent causes.

    outage = 1 - (1 - link outage) x (1 - storm days / 365.25).

    Parameters
    ----------
    link_outage_fraction : share of time in which weather keeps the gateways from carrying the demand.
    storm_days_per_yr : days per year in safe mode for solar particle events.

    Returns
    -------
    Array : share of hours, 0..1.
    """
    storm = np.minimum(np.asarray(storm_days_per_yr, dtype=np.float64) / DAYS_PER_YEAR, 1.0)
    outage: Array = 1 - (1 - np.asarray(link_outage_fraction)) * (1 - storm)
    return outage


def scheduled_fraction(*, planned_outage_h_per_yr: Array | float, storm_days_per_yr: Array | float) -> Array:
    """Share of time neither in planned work nor in safe mode for solar storms.

    scheduled = (1 - planned hours / 8,760) x (1 - storm days / 365.25).

    Parameters
    ----------
    planned_outage_h_per_yr : planned hours without work per satellite and year.
    storm_days_per_yr : days per year in safe mode; broadcastable.

    Returns
    -------
    Array : broadcast shape, 0..1.

    Notes
    -----
    Source: definition.
    """
    planned = 1 - np.asarray(planned_outage_h_per_yr, dtype=np.float64) / HOURS_PER_YEAR
    storm = np.minimum(np.asarray(storm_days_per_yr, dtype=np.float64) / DAYS_PER_YEAR, 1.0)
    share: Array = planned * (1 - storm)
    return share


def connected_throughput(
    *, link_connected_fraction: Array | float, work_fraction: Array | float, link_outage_fraction: Array | float
) -> Array:
    """Share of throughput that the network lets through.

    A network short of the contract's traffic carries c of it, whatever the fleet could do: of work w (over contracted)
    it lets min(1, c / w) through; one that carries all of it (c = 1) binds nothing. Weather stops both alike.

    connected = (1 - link outage) x (1 if c = 1 else min(1, c / w)).

    Parameters
    ----------
    link_connected_fraction : c, share of the contracted demand carried while the link is up.
    work_fraction : w, throughput before the network over the contracted one.
    link_outage_fraction : share of time without the link; all broadcastable.

    Returns
    -------
    Array : broadcast shape, 0..1.

    Notes
    -----
    Source: definition.
    """
    carried = np.asarray(link_connected_fraction, dtype=np.float64)
    let_through = np.minimum(carried / np.maximum(work_fraction, SMALLEST_SHARE), 1.0)
    connected: Array = np.where(carried >= 1.0, 1.0, let_through) * (1.0 - np.asarray(link_outage_fraction))
    return connected


def support(
    *,
    compute: ComputeParameters,
    radiation: RadiationParameters,
    fleet: FleetParameters,
    payload: PayloadResult,
    shell: OrbitResult,
    power: PowerResult,
    panel: RadiatorResult,
    satellite: SpacecraftResult,
    faults: FaultResult,
    deployment: FleetResult,
    network: LinkResult,
) -> SupportResult:
    """Return the factors of power, cooling, network and operations; each loss stands in one of them.

    Weather over the gateways stands in `connected_fraction`, solar storms in `scheduled_fraction`; `outage_fraction`
    says which part of the two comes as hours without any delivery. What stopping for an eclipse or a storm and working
    again takes stands with its cause: in `powered_fraction` and in `scheduled_fraction`. A satellite short of power
    makes less heat: `cool_fraction` is what the radiator takes beyond what the array has taken.

    Parameters
    ----------
    compute, radiation, fleet : parameter groups.
    payload, shell, power, panel, satellite, faults, deployment, network : results of earlier stages.

    Returns
    -------
    SupportResult : one value per point, powered throughput also by month and third of its days.
    """
    curve = {
        "chip_power_fraction": payload.chip_power_fraction,
        "idle_power_fraction": compute.idle_power_fraction,
        "throughput_exponent": compute.power_throughput_exponent,
    }
    stop = planned_stop_s(
        is_training=compute.workload == WORKLOADS.index("training"),
        checkpoint_write_s=compute.checkpoint_write_s,
        request_s=payload.request_duration_s,
        resume_s=compute.resume_s,
    )
    storm_days = storm_outage_d_per_yr(
        storm_days_per_yr=faults.storm_days_per_yr, days_per_storm=radiation.days_per_storm, planned_stop_s=stop
    )
    sustained_throughput = relative_throughput(power_fraction=power.sustained_power_fraction, **curve)
    cooled_throughput = relative_throughput(
        power_fraction=np.minimum(panel.sustained_heat_fraction, power.sustained_power_fraction), **curve
    )
    powered = powered_throughput(
        sunlit_fraction=shell.sunlit_time_fraction_month,
        eclipse_throughput=relative_throughput(power_fraction=power.eclipse_power_fraction, **curve),
        sustained_throughput=sustained_throughput,
        eclipses_per_year=shell.eclipses_per_year,
        planned_stop_s=stop,
    )
    powered_mean = np.add.reduce(powered, axis=(0, 1)) / (powered.shape[0] * powered.shape[1])
    cool = np.where(
        sustained_throughput > 0.0, cooled_throughput / np.maximum(sustained_throughput, SMALLEST_SHARE), 1.0
    )
    return SupportResult(
        powered_fraction_month=powered,
        powered_fraction=powered_mean,
        cool_fraction=cool,
        connected_fraction=connected_throughput(
            link_connected_fraction=network.link_connected_fraction,
            work_fraction=deployment.installed_fraction * deployment.alive_fraction * powered_mean * cool,
            link_outage_fraction=network.link_outage_fraction,
        ),
        outage_fraction=outage_fraction(
            link_outage_fraction=network.link_outage_fraction, storm_days_per_yr=storm_days
        ),
        scheduled_fraction=scheduled_fraction(
            planned_outage_h_per_yr=fleet.planned_outage_h_per_yr + satellite.avoidance_outage_h_per_yr,
            storm_days_per_yr=storm_days,
        ),
    )
