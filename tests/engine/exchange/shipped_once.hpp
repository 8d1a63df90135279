// The shipped catalogue, loaded once for all these tests.
#pragma once

#include "support/shipped.hpp"

namespace certrail::test {

inline const Engine& shipped_once() {
  static const Engine engine = shipped_engine();
  return engine;
}

}  // namespace certrail::test
