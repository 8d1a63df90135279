#include "scoring/first_stage_block.hpp"

#include "certrail/catalog.hpp"

#define CERTRAIL_SIMD_BODY "scoring/first_stage_block.inl"
#include "scoring/for_each_simd.hpp"

namespace certrail {

void finish_block(Simd simd, const FirstStageBlock& block, const TopOfLanes& of, double* memory,
                  std::uint64_t* marks) {
  CERTRAIL_SIMD_CALL(simd, finish, block, of, memory, marks);
}

}  // namespace certrail
