"""Price of a launch, and how prices and costs fall with experience."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array


def launch_price_usd(*, price_usd_per_kg: Array | float, payload_capability_kg: Array | float) -> Array:
    """Price of one launch: price per kilogram of capability times capability, whether or not it flies full.

    Parameters
    ----------
    price_usd_per_kg, payload_capability_kg : broadcastable.

    Returns
    -------
    Array : USD.
    """
    price: Array = np.asarray(price_usd_per_kg, dtype=np.float64) * payload_capability_kg
    return price


def price_per_kg_usd(*, launch_price_usd: Array | float, payload_kg: Array | float) -> Array:
    """Price per kilogram of a full launch; USD/kg. Source: turyshev_2026."""
    price: Array = np.asarray(launch_price_usd, dtype=np.float64) / payload_kg
    return price


def learning_exponent(*, learning_rate: Array | float) -> Array:
    """Exponent of a learning curve: b = log2(1 - learning rate), negative or zero.

    Parameters
    ----------
    learning_rate : fall per doubling of cumulative output, below 1.
    """
    exponent: Array = np.log2(1.0 - np.asarray(learning_rate, dtype=np.float64))
    return exponent


def price_fraction(
    *,
    cumulative_flights: Array | float,
    reference_flights: Array | float,
    exponent: Array | float,
    floor_fraction: Array | float,
) -> Array:
    """Price of a launch as a share of the first of the project.

    p = max(((F0 + n) / F0) ** b, floor).

    Parameters
    ----------
    cumulative_flights : flights of the project so far (n).
    reference_flights : flights of the vehicle before the project (F0).
    exponent : learning exponent (b).
    floor_fraction : lowest share; all broadcastable.
    """
    ratio: Array = (np.asarray(reference_flights, dtype=np.float64) + cumulative_flights) / reference_flights
    fraction: Array = np.maximum(np.power(ratio, exponent), floor_fraction)
    return fraction


def learned_price(
    *,
    first_price: Array | float,
    first_cumulative: Array | float,
    cumulative: Array | float,
    learning_rate: Array | float,
) -> Array:
    """Price after a cumulative output (launched mass or flights), by Wright's law from a known first point.

    p = p0 (X / X0) ** log2(1 - learning rate). Source: suncatcher_2026.

    Parameters
    ----------
    first_price, first_cumulative : price p0 at the cumulative output X0.
    cumulative : cumulative output X, same unit as `first_cumulative`.
    learning_rate : fall per doubling; all broadcastable.

    Returns
    -------
    Array : price in the unit of `first_price`.
    """
    ratio: Array = np.asarray(cumulative, dtype=np.float64) / first_cumulative
    price: Array = first_price * np.power(ratio, learning_exponent(learning_rate=learning_rate))
    return price


def cumulative_for_price(
    *, price: Array | float, first_price: Array | float, first_cumulative: Array | float, learning_rate: Array | float
) -> Array:
    """Cumulative output at which Wright's law reaches a price: X = X0 (p / p0) ** (1 / log2(1 - learning rate)).

    The inverse of `learned_price`, for a learning rate above zero. Source: suncatcher_2026.

    Parameters
    ----------
    price : price to reach, in the unit of `first_price`.
    first_price, first_cumulative, learning_rate : as for `learned_price`; all broadcastable.
    """
    ratio: Array = np.asarray(price, dtype=np.float64) / first_price
    cumulative: Array = first_cumulative * np.power(ratio, 1.0 / learning_exponent(learning_rate=learning_rate))
    return cumulative


def wright_average(*, units: Array | float, learning_rate: Array | float) -> Array:
    """Mean cost of N units over the first one's when the learning curve is read as cumulative average (Wright).

    A(N) = N ** b; the total is N ** (1 + b).

    Parameters
    ----------
    units, learning_rate : number of units N and fall per doubling, broadcastable.
    """
    average: Array = np.power(np.asarray(units, dtype=np.float64), learning_exponent(learning_rate=learning_rate))
    return average


def crawford_total(*, units: int, learning_rate: Array | float) -> Array:
    """Total cost of N units over the first one's when the learning curve is read as unit cost (Crawford).

    T(N) = sum of n ** b for n = 1..N, term by term.

    Parameters
    ----------
    units : whole number of units N.
    learning_rate : fall per doubling, any shape.
    """
    exponent = learning_exponent(learning_rate=learning_rate)
    number: Array = np.arange(1.0, units + 1.0).reshape((-1,) + (1,) * exponent.ndim)
    total: Array = np.add.reduce(np.power(number, exponent), axis=0)
    return total


def reusable_launch_price_usd_per_kg(
    *,
    booster_usd: Array | float,
    booster_flights: Array | float,
    ship_usd: Array | float,
    ship_flights: Array | float,
    operations_usd: Array | float,
    payload_kg: Array | float,
) -> Array:
    """Cost per kilogram of a launcher whose stages fly several times.

    (booster / booster flights + ship / ship flights + operations) / payload. Source: forethought_2026.

    Parameters
    ----------
    booster_usd, ship_usd : cost to build each stage.
    booster_flights, ship_flights : flights over which it is spread (1: expended).
    operations_usd : cost of each flight besides the hardware.
    payload_kg : payload of a flight; all broadcastable.
    """
    booster: Array = np.asarray(booster_usd, dtype=np.float64) / booster_flights
    ship: Array = np.asarray(ship_usd, dtype=np.float64) / ship_flights
    price: Array = (booster + ship + operations_usd) / payload_kg
    return price
