// A case as tables of integers: what the reference search looks up again and again.
#pragma once

#include <cstdint>
#include <vector>

#include "reference/steps.hpp"

namespace certrail::reference {

using Item = std::int32_t;                 // position among the certifications that may be steps
using Levels = std::vector<std::uint8_t>;  // per skill

// One skill that a step's exam examines.
struct Examined {
  std::size_t skill = 0;
  std::uint8_t level = 0;   // what passing proves
  std::int32_t credit = 0;  // of that level
  // Per level known before, 0..100: what part of the exam is known, ppm.
  std::vector<std::int32_t> known;
};

struct StepTable {
  std::size_t certification = 0;
  std::vector<Examined> examined;
  std::int64_t study_minutes = 0;
  std::int64_t fee_cents = 0;
  std::int64_t fixed = 0;           // credential less other cloud, ppm
  std::size_t family = 0;           // equal for equal families
  std::vector<Item> helpers;        // what stands for a leaf of its requirement; empty = none open
  bool open_requirement = false;    // not met by what is held
  std::int64_t known_by_all = 0;    // part known after every other step there is, ppm
  std::vector<std::int64_t> saved;  // by how many others at most: the largest parts, summed up
};

struct Tables {
  const twin::Case* question = nullptr;  // borrowed
  Start start;
  std::vector<StepTable> steps;                   // ascending id
  Levels levels;                                  // at the start
  std::vector<std::vector<std::int32_t>> credit;  // per skill and level 0..100
  std::vector<Flags> stands_for;                  // per step: itself and what it covers
  std::vector<Item> goal_helpers;
  std::vector<Item> included;    // that have to be steps
  bool include_missing = false;  // one that neither is held nor can be a step
  std::int64_t readiness = 0;    // at the start
};

// Returns the code of the input error there is, or an empty text. The case has to outlive them.
std::string make_tables(const twin::Case& question, Tables& tables);

// What part of a step is known at these levels, ppm.
inline std::int64_t known(const StepTable& step, const Levels& levels) {
  std::int64_t sum = 0;
  for (const Examined& e : step.examined) sum += e.known[levels[e.skill]];
  return sum;
}

// Study for a step of which so much is known.
std::int64_t minutes(const Tables& tables, const StepTable& step, std::int64_t known_ppm);

}  // namespace certrail::reference
