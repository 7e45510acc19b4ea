# What makes an installed library a package: for find_package and pkg-config.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/pprsearch)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/pprsearch-config-version.cmake
  COMPATIBILITY SameMinorVersion)

# pprsearch_package(target [COMPONENT name EXCLUDE_FROM_ALL]): what of it install() is told.
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

  install(TARGETS ${target} EXPORT ${target}
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ${ARGN}
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} ${ARGN}
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${ARGN})
  install(EXPORT ${target} NAMESPACE pprsearch:: FILE ${target}-targets.cmake
    DESTINATION ${package_dir} ${ARGN})
  install(FILES ${files}/pprsearch-config.cmake ${PROJECT_BINARY_DIR}/pprsearch-config-version.cmake
    DESTINATION ${package_dir} ${ARGN})
  install(FILES ${files}/pprsearch.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig ${ARGN})
endfunction()
