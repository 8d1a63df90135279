// People drawn at random, who ask the shipped catalogue. A person is a function of seed, number and
// stratum alone, the same on every machine and compiler.
#pragma once

#include <cstdint>
#include <optional>

#include "certrail/catalog.hpp"
#include "certrail/profile.hpp"
#include "workload/pools.hpp"
#include "workload/stratum.hpp"

namespace certrail::bench {

/// The day on which everybody of the workload starts.
inline constexpr Date kStart{20'779};  // 2026-11-22

/// Person `number`. Without a stratum it is drawn too: half are open, a quarter each of the others.
/// `max_steps` is left at its default; who asks sets it.
Profile draw_profile(const Pools& pools, std::uint64_t seed, std::uint64_t number,
                     std::optional<Stratum> stratum);

}  // namespace certrail::bench
