// What other parts of the engine may see of a loaded one.
#pragma once

#include "certrail/engine.hpp"
#include "scoring/compiled_catalog.hpp"

namespace certrail {

struct EngineAccess {
  /// Lives as long as the engine does.
  static const CompiledCatalog& compiled(const Engine& engine);
};

}  // namespace certrail
