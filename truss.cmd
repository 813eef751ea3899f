@echo off
rem Starts Truss Studio: finds a JDK 25, has build\Build.java build when sources are newer than the build, runs the program.
rem Writes nothing of its own to stdout. TRUSS_JAVA_HOME names a JDK; TRUSS_JAVA_OPTS adds options for the JVM.
setlocal DisableDelayedExpansion
set "here=%~dp0"
set "here=%here:~0,-1%"
set "jdk="

if defined TRUSS_JAVA_HOME call :try "%TRUSS_JAVA_HOME%"
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try "%%~dp$PATH:j.."
for /f "tokens=1* delims==" %%a in ('set JAVA 2^>nul ^| findstr /r /c:"^JAVA[A-Za-z0-9_]*_HOME="') do call :try "%%b"
for %%r in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java" "%USERPROFILE%\.jbang\cache\jdks") do (
    for /d %%d in ("%%~r\*") do call :try "%%~d"
)
if not defined jdk (
    echo truss: no JDK 25 or newer was found: install one ^(for example Eclipse Temurin 25, https://adoptium.net^) or set TRUSS_JAVA_HOME to its folder. 1>&2
    exit /b 1
)

rem Build.java looks for newer sources itself here: cmd has no find -newer.
"%jdk%\bin\java" "%here%\build\Build.java" "%here%" <nul 1>&2 || exit /b 1

set "aot="
if exist "%here%\app\target\truss.aot" set "aot=-XX:AOTCache=%here%\app\target\truss.aot"
if defined aot (
    "%jdk%\bin\java" "@%here%\app\target\truss.args" -Xlog:disable "%aot%" "-Dorg.bytedeco.javacpp.cachedir=%LOCALAPPDATA%\truss\natives" %TRUSS_JAVA_OPTS% studio.truss.app.cli.Main %*
) else (
    "%jdk%\bin\java" "@%here%\app\target\truss.args" -Xlog:disable "-Dorg.bytedeco.javacpp.cachedir=%LOCALAPPDATA%\truss\natives" %TRUSS_JAVA_OPTS% studio.truss.app.cli.Main %*
)
exit /b %errorlevel%

:try
if defined jdk exit /b
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do call :major "%~1" %%v
exit /b

:major
set "major=%~2"
set "major=%major:"=%"
if %major% geq 25 set "jdk=%~1"
exit /b
