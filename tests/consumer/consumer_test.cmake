# Installs the build to a folder of its own, then configures, builds and runs an outside project
# against it, and the installed program with the installed data.
#   cmake -DBUILD=... -DPROJECT=... -DWORK=... -DCXX=... -DFLAGS=... -DGENERATOR=... -P this
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE failed OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(failed)
    message(FATAL_ERROR "${ARGN}\n${out}")
  endif()
  message(STATUS "${out}")
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
run(${CMAKE_COMMAND} -S ${PROJECT} -B ${WORK}/build -G ${GENERATOR}
  -DCMAKE_PREFIX_PATH=${WORK}/prefix -DCMAKE_CXX_COMPILER=${CXX} -DCMAKE_CXX_FLAGS=${FLAGS})
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/consumer)
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/without_re2 -B ${WORK}/without_re2
  -G ${GENERATOR} -DCMAKE_PREFIX_PATH=${WORK}/prefix -DCMAKE_CXX_COMPILER=${CXX})
# Who passes the data on passes on their terms too.
file(GLOB_RECURSE terms ${WORK}/prefix/*/ATTRIBUTION.md)
if(NOT terms)
  message(FATAL_ERROR "The installed data lack ATTRIBUTION.md")
endif()
get_filename_component(data ${terms} DIRECTORY)
if(NOT EXISTS ${data}/LICENSE)
  message(FATAL_ERROR "The installed data lack their LICENSE")
endif()
if(EXISTS ${WORK}/prefix/bin/certrail)
  run(${WORK}/prefix/bin/certrail recommend --role ai_architect --prefer aws --top 1)
endif()
