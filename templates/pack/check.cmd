@echo off
rem ASCII, so that every code page reads it alike, but for the last lines, which switch to UTF-8 first and are read as one block.
rem Node itself writes to a console in Unicode whatever the code page: it is left as it is.
rem What was dropped is never used as arguments here: an ampersand in a path would start another command. dropped.mjs reads it from the
rem line by which this was started; 64 means that the line is not Explorer's, and the arguments are what they seem.
setlocal EnableExtensions EnableDelayedExpansion
set "LEDGER_LINE=!cmdcmdline!"
setlocal DisableDelayedExpansion
set "LEDGER_SELF=%~nx0"
rem The node.exe that lies beside this, else the one on the path; nothing that lies in the folder of the ledgers is taken for node.
set "NoDefaultCurrentDirectoryInExePath=1"
set "LEDGER_NODE=node"
if exist "%~dp0node.exe" set "LEDGER_NODE=%~dp0node.exe"
"%LEDGER_NODE%" -e "var v=process.versions.node.split('.');process.exit(v[0]*1000+v[1]*1>=20019?0:1)" 2>nul
if errorlevel 1 goto nonode
"%LEDGER_NODE%" "%~dp0dropped.mjs"
set "LEDGER_CODE=%errorlevel%"
if "%LEDGER_CODE%"=="64" goto typed
pause
rem Not "exit /b": what stands behind an ampersand in a path would be run now.
exit %LEDGER_CODE%

:typed
"%LEDGER_NODE%" "%~dp0dropped.mjs" -- %*
exit /b %errorlevel%

:nonode
chcp 65001 >nul
(
echo 没有运行：这台电脑没有 Node.js，或版本太旧。
echo 办法：请管理员安装 Node.js 20.19 或更新的版本，网址 https://nodejs.org ，装好后再试。
pause
exit 2
)
