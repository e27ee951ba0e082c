@echo off
rem ASCII down to chcp: until then the console reads this file in its old code page. It is UTF-8 without a byte order mark.
rem What was dropped is never used as arguments here: an ampersand in a path would start another command. dropped.mjs reads it from the line.
setlocal EnableExtensions EnableDelayedExpansion
set "LEDGER_LINE=!cmdcmdline!"
set "LEDGER_TYPED="
if "!LEDGER_LINE:/c=!"=="!LEDGER_LINE!" set "LEDGER_TYPED=1"
setlocal DisableDelayedExpansion
set "LEDGER_PAGE=65001"
for /f "tokens=2 delims=:." %%p in ('chcp') do set "LEDGER_PAGE=%%p"
chcp 65001 >nul
title 检查台账
where node >nul 2>nul
if errorlevel 1 goto nonode
if defined LEDGER_TYPED goto typed
node "%~dp0dropped.mjs"
goto done

:typed
node "%~dp0dropped.mjs" %*
chcp %LEDGER_PAGE% >nul
exit /b

:nonode
echo 没有找到 Node.js，无法运行。
echo 请管理员安装 Node.js 20 或更新的版本，网址 https://nodejs.org ，装好后再试。

:done
pause
chcp %LEDGER_PAGE% >nul
exit
