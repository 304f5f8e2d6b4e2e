/** What shops are asked about an order: from its way to its refund and the bill. Written as `shop-lines.ts` says. */
export const orderQuestions: Readonly<Record<string, string>> = {
  whereabouts: `
{我的快件,那一单}{派送中了吗,出库了吗,揽收了吗,发走没有}
{能看到,想看}{运输,配送,派件}{情况,路线,状态}{吗,}
{could you look up,please check,can i see} {where it is,the delivery status,my shipment}
{did,has} my {dress,book,phone,chair} {ship,go out,leave,get sent}
{what is happening with,any news about} my {order,things}
{which,what} {city,depot,hub} is {it,my parcel} {at,in}
{我的,俺的,}{包裹,东西,货,快件,宝贝}{到哪儿了,到什么地方了,现在在哪,走到哪里了}
{查,查询,看}{一下,下}{物流,快递,运单,订单}{进度,状态,信息,}
{物流,快递}{信息,轨迹,}{不更新,没动静,没更新,停住了}
{帮忙,麻烦}{查查,看看}{运到哪个{城市,站点},在哪个中转站}
{运单号,快递单号}{是多少,发我一下,查不到}
{已经发出来了吗,寄出来没有,在途中了吗,上路了没}
{订单,单子}{什么情况,到哪一步,怎么样}了
where {is,are} {my,the} {order,package,parcel,shoes,box,delivery,items}
{whats,any news on,update on} the {whereabouts,status,location,progress} of my {order,shipment,parcel}
{track,trace,locate,find} my {parcel,order,shipment,package}
{has,have} {it,my order,my items} {shipped,left,been dispatched,gone out} yet
{tracking,the tracking} {has not moved,is stuck,says nothing,does not update,number does not work}
{is,are} my {order,things} {on the way,in transit,out for delivery}
where did my {stuff,package} get to
how far {is,has} my {delivery,parcel} {got,come}`,
  late: `
{别人的,同一天买的}都{收到了,到了}{我的还没有,就我没有}
{太久了,拖这么久,好慢},{东西,货}{还在路上,没影,没到手}
{每天都说明天,一直改时间,又延期}{到底什么时候送,}
{should have,ought to have} {arrived,been here,come} {by now,days ago,on sunday}
{promised,guaranteed} {two day,next day,express} {delivery,shipping} and {it is not here,still waiting}
{tired of waiting,how much longer,long overdue,past the date}
{怎么,咋}{这么慢,还没到,还不到,还没送来,还没收到货}
{都,已经}{五天,一周,十几天,好久,半个月}了{还没到,没见到东西,货呢,还没收到}
{说好,承诺,答应}{明天,次日,三天,周五}{到,送达}的
{快递,包裹}{延误,超时,迟到,拖延}了
{等,催}了{好多天,一个礼拜,很久}{还没有,没到}
{催,催促}{一下,下}{快递,物流,发货,派送}
{预计,原定}{送达时间,到货日期}{过了,已经过去}
到底{哪天,什么时候}{能到,能送到,才到}
{迟迟,一直}{不送,没送来,不派件,不到}
my {order,parcel,delivery,package} is {late,delayed,overdue,taking forever,behind schedule}
{still,i still} {havent received,have not got,dont have} my {order,parcel,package}
{it was,supposed to be} {due,here,delivered} {yesterday,last week,on saturday}
{ive,been} waiting {a week,ten days,so long,ages} for my {parcel,order}
{delivery,estimated} date {has passed,was yesterday,keeps changing}
why {has,is} my {order,package} {not arrived,taking so long,so slow}
{nobody came,nothing arrived,it never came,didnt turn up} {today,yesterday,}
{three,six,twelve} {days,weeks} {later,now} and {still nothing,no parcel,it has not come}
when will it {finally,actually} {arrive,get here,come}`,
  lost: `
{显示,说}{已签收,已送达,签收了}{但,可}{我没收到,没见着}
{快递,包裹}{丢了,弄丢了,不见了,被人拿走了}
{says,marked as} delivered but {i have nothing,i never got it,nothing is here}
my parcel {is lost,went missing,was stolen,got lost}`,
  arrived_bad: `
{收到,拿到}{的,}{是坏的,碎了,破了,压坏了,有划痕}
{发错,寄错}{了,货了,颜色了}
{少发,漏发,少}了{一件,配件,一个}
it arrived {broken,damaged,cracked,scratched}
{you sent,i got,received} the wrong {item,colour,thing}
{a part,one item,the charger} is missing from {the box,my order}`,
  dispatch: `
{什么时候,几号,今天,多久}{发货,能发,寄出}
{拍下,下单}{多久,几天}{发货,能发出}
{几天,多久,多长时间}{能到,送到,到货}
{when,how soon} {will you,do you} {ship,dispatch,send} {it,my order,}
{how long,how many days} {does,will} {delivery,shipping} take
how quickly do you {deliver,ship}`,
  shipping: `
{包邮,邮费,运费}{吗,多少,怎么算}
{偏远地区,新疆,国外,香港}{发吗,能寄吗,送不送}
{发,走,用}{什么,哪家}快递
{可以,能}{发顺丰,指定快递,送货上门,自提}吗
{满多少,买多少}{包邮,免运费}
{送到,放}{驿站,楼上,门口,快递柜}{可以吗,行吗,}
{how much,what} {is,does} {shipping,delivery,postage} {cost,}
do you {ship,deliver,send} to {canada,ireland,my country,the islands}
is {delivery,shipping} free
{which,what} {courier,carrier} do you use
can i {pick it up,collect in store,choose a delivery slot}
{express,next day,overnight} {delivery,shipping} {available,options}
do i have to pay customs`,
  returns: `
{退的话,要退}{走什么快递,怎么寄,需要填单吗}
{没拆,还没用,全新的}{想退,可以退掉吗}
{跟描述不一样,质量不行,不适合我}{,我}{要退,退掉}
{can,could} {you,i} {give me,get,print} a {prepaid,return,shipping} {label,slip}
{is it possible,am i able,is it ok} to {return,send back} {a gift,worn shoes,without the box}
{doesnt suit me,not what i expected,its not for me} {so i want to return it,can it go back}
{post,ship,mail} it back to you
{想,要,需要,申请}{退货,退掉,退了,退回}
{怎么,如何,咋}{退,退货,退回去,申请退货}
{不想要,不喜欢,不要,后悔}{了,}{能退吗,可以退吗,怎么退,想退}
{买错,拍错,买多}了{退,想退,能退不}
{拆封,拆开,用过,穿过,剪了吊牌,没有包装}{能退吗,还能退吗,可以退货吗}
{无理由,七天}{退货,退换}{可以吗,怎么弄,流程,}
{退货,寄回}{地址,流程,步骤,条件,政策}{是什么,发我,告诉我,}
{把东西,给你们}{寄回,退回,寄回去}
退货{运费,邮费}{谁出,谁承担,怎么算}
{过了,超过}{七天,一个月}{能不能退,还给退吗}
{安排,预约}{上门取件,取件}退货
{how,where} {do,can} i {return,send back} {this,it,an item,the shoes}
{i want,id like,i need} to {return,send back,bring back} {this,it,my order,the dress,something}
{can,could} i {return,bring back,take back} {it,this,an opened item,a sale item}
{whats,what is} {your,the} return {policy,process,window,address}
{return,returns} {label,form,slip,shipping} {please,where,}
{i dont want,i changed my mind about,not happy with} {it,this} {anymore,and want to return it,}
how long do i have to {return,send back} {something,it}
{who pays for,is there a fee for,are there} {returns,return postage,returning}
{will,would} you take {it,this,these} back
{set up,start,arrange,book} a return`,
  refund: `
{款,钱}{打回来,打到卡里,返还,转回来}{了吗,没有,要几天}
{你们,仓库}{收到,签收}{退件,退回来的货}了{钱呢,什么时候打款,怎么不退钱}
{差,少}{退,给}我{二十块,几十,一部分}
{显示,系统说}{已退款,退款成功}{没到账,没收到钱,卡里没有}
{where,wheres} {is my money,the money,my cash}
{cancelled,you cancelled} {the,my} order {and my money,when do i get the money,refund}
{partial,part of the,half of my} refund
{got,received} the {return,item} back {but not,now} {paid me,refund me}
{退款,钱,货款}{什么时候,多久,几天}{到账,退回来,退给我,能退}
{退款,退钱}{没到,没收到,还没到账,到哪了,进度}
{钱,款}{退了没,退了吗,怎么还不退,退到哪}
{把钱,钱}{退给我,还给我,退我}
{退款}{是退到,退回}{原账户,银行卡,微信,支付宝}{吗,}
{已经,货都}{寄回,退回}{去了,了}{钱还没退,什么时候退钱,没见退款}
{退款金额,退的钱}{不对,少了,不够}
{取消,退货}{后,了}{钱,款项}{多久回来,什么时候退}
{when,how long until} {will i,do i,can i} {get,receive} my {refund,money,money back}
{i havent,i have not,still not} {received,got,seen} {my,the} {refund,money back}
{wheres,where is} my {refund,money}
how {long,soon} {does,will,do} {a refund,refunds,the refund} {take,arrive,be processed}
{has,was} my refund {been processed,issued,gone through,sent}
i {returned,sent back} {it,everything} {and no refund,but no money yet,and want my money}
{will,is} the {refund,money} {go back,paid,be returned} to my {card,account,paypal}
{refunded,the refund was} {less,the wrong amount,not the full amount}
when {will,do} {i,you} {be refunded,be reimbursed,pay me back,credit my account}`,
  exchange: `
{这件,这双}{小了,大了,紧了,颜色不好看}{想换,帮我换,换一下}
{坏的,破的}{寄回,退给}你们{重新发一个,换个好的}
{换成,改成}{另外一款,大号,蓝色的,别的}
{send me,id like,could i have} {the green one,a size nine,the bigger one,another one} instead
{trade,switch} {it,this} {for,to} {a newer one,the other model,a smaller one}
{ordered,bought} the wrong {size,colour,model} {and want the other,can you change it,swap it}
{想,要,申请,需要}{换货,调换,换一件,换一个,换}
{能,可以,可不可以}{换,换成,调换}{大一号,小一码,别的颜色,黑色,另一款,XL}{吗,}
{换货,调换}{流程,怎么弄,怎么换,要几天,运费}
{换个,换一个}{新的,好的,尺码,颜色,型号}
{太大,太小,大了,小了}{想换,换一下,能换吗}
{给我,帮我}{换,重新发}{一个,一双,一件}
{质量问题,有瑕疵}{换,给换吗,要求换货}
{can,could} i {exchange,swap,change} {it,this,these} for {a larger one,another size,a different colour,the black one,something else}
{i want,id like,i need} {to exchange,an exchange,a different size,a replacement}
{how do,do you do,do you accept} exchanges {work,}
{could,can} you {replace,send me a replacement for} {it,this,the broken one}
{wrong,different} {size,colour} {can i swap,can i have,id rather have} {the other,another}
{instead of,rather than} {the red one,medium} {can i have,send me} {the blue one,large}
exchange {process,policy,fee}`,
  cancel: `
{取消,撤销}{订单,这单,购买}
{不想买,不要}了{还没发货,取消,}
{还没发,下错}{可以取消吗,能撤回吗}
{cancel,please cancel,i want to cancel} my {order,purchase}
can i still cancel {it,before it ships}
{add,remove} {an item,something} {to,from} my order`,
  address: `
{选成,写成,发到}{旧地址,老地址,以前的地址}了
{没发货,发出前}{能改地址吗,改成上海}
{送,寄}{给,到}{我爸妈家,同事那里,隔壁,单位}{行吗,可以不,}
{postcode,zip code,street,house number,flat number} {is wrong,is missing,needs changing,on my order}
{deliver,send} to {my neighbour,my office,my parents,another person} instead
{going,sent} to my {old,previous} {address,flat,house}
{edit,add to} {shipping,delivery} {details,information}
{改,修改,更改,变更,换}{一下,个,}{地址,收货地址,收件地址,收货信息,送货地址}
{地址,收件人,电话,手机号,门牌号,姓名}{写错,填错,选错,输错,不对}了
{寄到,送到,改到,发到,转寄到}{另一个地址,公司,新家,学校,老家,别处}{吗,可以吗,}
{搬家,换号码,换手机}了{改地址,地址要改,更新}
{漏,忘}{写,填}{门牌,单元号,楼号,电话}{了,}
{更新,换}{收件人,联系方式,联系电话}
{不在家,出差}{能,可以}{改地址,寄别处}吗
{change,update,edit,correct,amend} {the,my} {delivery address,shipping address,address,phone number,postcode}
{i put,i gave,i typed,there is} {the wrong,an old,an incorrect} {address,postcode,street,name,house number}
{can,could} {you,it} {send,ship,deliver,redirect,be sent} it {to,at} {another address,my work,my new place,a different house}
{i moved,ive moved,we are moving} {and the address is old,new address,}
{forgot,i forgot,left out} {the,my} {flat number,unit,apartment number,street}
{wrong,misspelled} {recipient,name} on {the,my} {order,parcel}
{redirect,reroute} {my,the} {parcel,order}`,
  invoice: `
{没,还没}{收到,看到}{发票,票据,收据}
{纸质票,电子票,票}{能寄吗,开一下,什么时候给}
{a bill,billing document,tax document,an official receipt} for {this purchase,my order,our company}
{add,put} our {company name,vat number,address} on the {bill,invoice,receipt}
{开,要,需要,补,补开}{发票,票,增票,专票,普票,收据}
{发票,电子票,票据}{怎么开,在哪下载,什么时候开,怎么要,没收到,没寄来,发邮箱}
{发票,开票}{抬头,税号,金额,信息,内容}{错了,不对,要改,填什么}
{公司,单位}{报销,做账}{要发票,用,需要票}
{能,可以}{开公司抬头,重开,开票,提供发票}吗
{购买凭证,收据,小票}{能给吗,丢了,需要}
{订单,两单}{合并,一起}开票
{can i,could i,id like to} {get,have,request} {an invoice,a receipt,a vat invoice,a tax receipt,a bill}
{i need,send me,email me,resend} {an,the,my} {invoice,receipt,proof of purchase}
{where,how} {can i,do i} {find,download,print,get} {my,an,the} {invoice,receipt}
{the,my} invoice {is wrong,has the wrong name,shows the wrong company,is missing,never came}
{vat number,company name,tax id,billing address} on {the,my} {invoice,receipt}
{for,to claim} {expenses,my accountant,tax,bookkeeping} {i need a receipt,invoice,}
do you {issue,provide,give} {invoices,vat receipts}`,
};
