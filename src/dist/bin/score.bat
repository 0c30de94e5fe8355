@echo off
rem Runs SCORE's command line: score --help lists what it can do.
rem SCORE_JAVA_OPTS holds options for Java, for example -Xmx8g; JAVA_HOME picks the Java.
setlocal EnableExtensions DisableDelayedExpansion

set "SCORE_JAVA=java.exe"
if not defined JAVA_HOME goto find
set "SCORE_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%SCORE_JAVA%" goto version
echo score: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it. Point it to a Java 17 or newer. 1>&2
exit /b 1

:find
where java.exe >nul 2>nul
if not errorlevel 1 goto version
echo score: no Java found. Install Java 17 or newer, or point JAVA_HOME to one. 1>&2
exit /b 1

:version
rem A Java before 9 does not know --add-opens, and its version starts with 1.
set "SCORE_VERSION="
for /f "tokens=2 delims==" %%v in ('call "%SCORE_JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="') do set "SCORE_VERSION=%%v"
set "SCORE_VERSION=%SCORE_VERSION: =%"
if not defined SCORE_VERSION goto old
if "%SCORE_VERSION:~0,2%"=="1." goto old
if %SCORE_VERSION% LSS 17 goto old
goto run

:old
echo score: %SCORE_JAVA% is Java %SCORE_VERSION%; SCORE needs Java 17 or newer. Point JAVA_HOME to one. 1>&2
exit /b 1

:run
rem No telemetry, no downloads; threads that wait do not spin.
set "OPT_OUT_TRACKING=true"
set "DJL_OFFLINE=true"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"

rem A heap that grows only as far as it must: PyTorch needs memory, too. Own options may choose another collector.
set "SCORE_MEMORY="
if not defined SCORE_JAVA_OPTS set "SCORE_MEMORY=-XX:+UseSerialGC -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30"

"%SCORE_JAVA%" --add-opens java.base/java.lang=ALL-UNNAMED -Dai.djl.offline=true -Dslf4j.internal.verbosity=ERROR %SCORE_MEMORY% %SCORE_JAVA_OPTS% -cp "%~dp0..\lib\*" sc.fiji.score.command.cli.ScoreCli %*
exit /b %ERRORLEVEL%
