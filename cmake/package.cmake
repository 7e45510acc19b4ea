# What makes an installed library a package: for find_package and pkg-config.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/pprsearch)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/pprsearch-config-version.cmake
  COMPATIBILITY SameMinorVersion)

# pprsearch_package(target [COMPONENT name EXCLUDE_FROM_ALL]): what of it install() is told. Without a
# name, what programs need to run is the component "library", and what is built with is "development".
function(pprsearch_package target)
  set(files ${PROJECT_BINARY_DIR}/package/${target})
  get_target_property(kind ${target} TYPE)
  # Whoever links a static library needs what it needs.
  if(kind STREQUAL "SHARED_LIBRARY")
    set(PPRSEARCH_PC_REQUIRES Requires.private)
    set(PPRSEARCH_IS_SHARED ON)
  else()
    set(PPRSEARCH_PC_REQUIRES Requires)
    set(PPRSEARCH_IS_SHARED OFF)
  endif()
  file(RELATIVE_PATH PPRSEARCH_PC_UP /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/pprsearch.pc.in ${files}/pprsearch.pc @ONLY)
  configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/pprsearch-config.cmake.in
    ${files}/pprsearch-config.cmake INSTALL_DESTINATION ${package_dir})

  set(library ${ARGN})
  if(NOT ARGN)
    set(library COMPONENT library NAMELINK_COMPONENT development)
    set(ARGN COMPONENT development)
  endif()
  install(TARGETS ${target} EXPORT ${target}
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ${library}
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} ${ARGN}
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${ARGN})
  install(EXPORT ${target} NAMESPACE pprsearch:: FILE ${target}-targets.cmake
    DESTINATION ${package_dir} ${ARGN})
  install(FILES ${files}/pprsearch-config.cmake ${PROJECT_BINARY_DIR}/pprsearch-config-version.cmake
    DESTINATION ${package_dir} ${ARGN})
  install(FILES ${files}/pprsearch.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig ${ARGN})
endfunction()

# pprsearch_c_package(target): the C library (components "c" and "c-development"), for find_package(pprsearch-c) and pkg-config. It has
# nothing that whoever links it would have to find.
function(pprsearch_c_package target)
  set(files ${PROJECT_BINARY_DIR}/package/${target})
  set(c_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/pprsearch-c)
  file(RELATIVE_PATH PPRSEARCH_PC_UP /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/pprsearch-c.pc.in ${files}/pprsearch-c.pc @ONLY)
  write_basic_package_version_file(${files}/pprsearch-c-config-version.cmake COMPATIBILITY SameMajorVersion)

  install(TARGETS ${target} EXPORT ${target}
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT c NAMELINK_COMPONENT c-development
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT c-development)
  install(EXPORT ${target} NAMESPACE pprsearch:: FILE pprsearch-c-config.cmake DESTINATION ${c_package_dir} COMPONENT c-development)
  install(FILES ${files}/pprsearch-c-config-version.cmake DESTINATION ${c_package_dir} COMPONENT c-development)
  install(FILES ${files}/pprsearch-c.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT c-development)
endfunction()

# What was installed by any `cmake --install` of this build folder goes away again.
add_custom_target(uninstall
  COMMAND ${CMAKE_COMMAND} -D BINARY_DIR=${PROJECT_BINARY_DIR} -P ${PROJECT_SOURCE_DIR}/cmake/uninstall.cmake)
