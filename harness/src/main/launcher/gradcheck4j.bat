@echo off
rem Starts gradcheck4j on Java 17 or newer: JAVA_HOME's, else the one on the path. JAVA_OPTS goes to Java.
rem GRADCHECK4J_CLASSPATH names jars and folders that hold engines of the user's own.
setlocal
rem No program of the current folder is run in place of Windows' own or of Java.
set "NoDefaultCurrentDirectoryInExePath=1"

set "JAVA_EXE=java.exe"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" set "JAVA_EXE=%%~$PATH:j"
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%JAVA_EXE%" (
  >&2 echo gradcheck4j: JAVA_HOME is %JAVA_HOME%, which has no bin\java.exe; expected Java 17 or newer
  exit /b 3
)

set "JAVA_VERSION="
for /f "tokens=3" %%v in ('call "%JAVA_EXE%" -version 2^>^&1 ^| "%SystemRoot%\System32\findstr.exe" /i " version "') do set "JAVA_VERSION=%%~v"
if not defined JAVA_VERSION (
  >&2 echo gradcheck4j: no Java found: set JAVA_HOME to Java 17 or newer, or put java on the path
  exit /b 3
)
for /f "delims=.-+ tokens=1" %%m in ("%JAVA_VERSION%") do set "JAVA_MAJOR=%%m"
if %JAVA_MAJOR% LSS 17 (
  >&2 echo gradcheck4j: %JAVA_EXE% is Java %JAVA_VERSION%; expected 17 or newer
  exit /b 3
)

if not exist "%~dp0..\lib\gradcheck4j-harness-*.jar" (
  >&2 echo gradcheck4j: lib\ has no gradcheck4j-harness-*.jar; expected the whole folder, with bin\ and lib\
  exit /b 3
)

rem What ND4J's loading of native code needs to be without warnings; Java 17 refuses the second.
set "QUIET=--enable-native-access=ALL-UNNAMED"
if %JAVA_MAJOR% GEQ 24 set "QUIET=%QUIET% --sun-misc-unsafe-memory-access=allow"

rem The export lets the fast matrix products load jdk.incubator.vector.
"%JAVA_EXE%" %QUIET% --add-exports java.base/jdk.internal.module=ALL-UNNAMED %JAVA_OPTS% -cp "%~dp0..\lib\*" org.gradcheck4j.harness.application.cli.Main %*
exit /b %ERRORLEVEL%
