# Properties every target of ours has. No global flags: a project that takes
# pprsearch in with add_subdirectory keeps its own. Under sanitizers, code that is a TEST itself is
# not optimised, which takes half the time of its compiling, and no fuzzer measures what it covers.
function(pprsearch_target target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES
    CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    POSITION_INDEPENDENT_CODE ON)
  if(PPRSEARCH_DEVELOPER_MODE)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum
                                             -Wno-sign-conversion -Werror)
  endif()
  if(PPRSEARCH_FUZZERS AND NOT ARGN MATCHES "TEST")
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  if(PPRSEARCH_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${PPRSEARCH_SANITIZE} -fno-omit-frame-pointer
                                             -fno-sanitize-recover=all
                                             $<$<STREQUAL:${ARGN},TEST>:-O0>)
    target_link_options(${target} PRIVATE -fsanitize=${PPRSEARCH_SANITIZE})
  endif()
endfunction()
