// What candidates save on chosen exams as the search reckons it, summed up along the way.
#pragma once

#include "ranking/chosen_set.hpp"
#include "ranking/known_after.hpp"
#include "ranking/repeated_savings.hpp"
#include "scoring/instance.hpp"

namespace certrail::test {

class SavedOnChosen {
 public:
  explicit SavedOnChosen(const Instance& instance);

  FineMinutes by(Item item, const ChosenSet& chosen);

 private:
  KnownAfter known_after_;
  RepeatedSavings repeated_;
};

}  // namespace certrail::test
